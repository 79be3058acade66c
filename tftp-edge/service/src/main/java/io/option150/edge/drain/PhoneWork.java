package io.option150.edge.drain;

import io.option150.edge.front.http.HttpTransfers;
import io.option150.edge.front.tftp.TftpFront;
import io.option150.edge.request.RequestLog;
import jakarta.inject.Singleton;

/** The work of both fronts. */
@Singleton
final class PhoneWork implements OpenWork {

    private final TftpFront tftp;
    private final HttpTransfers http;
    private final RequestLog requests;

    PhoneWork(TftpFront tftp, HttpTransfers http, RequestLog requests) {
        this.tftp = tftp;
        this.http = http;
        this.requests = requests;
    }

    @Override
    public int transfers() {
        return tftp.active() + http.active();
    }

    @Override
    public long lastRequest() {
        return requests.lastEnded();
    }
}
