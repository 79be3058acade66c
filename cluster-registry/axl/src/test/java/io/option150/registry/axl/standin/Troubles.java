package io.option150.registry.axl.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;

/** Makes a trouble in place of an answer. */
final class Troubles {

    private static final String ENTITY =
            "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY read SYSTEM \"file:///etc/hostname\">]>"
                    + "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body>"
                    + "<getCCMVersionResponse><return><componentVersion><version>&read;</version></componentVersion>"
                    + "</return></getCCMVersionResponse></soapenv:Body></soapenv:Envelope>";

    private Troubles() {}

    static void make(Trouble trouble, HttpExchange exchange, String answer) throws IOException {
        switch (trouble) {
            case BUSY -> AxlStandIn.send(exchange, 503, "");
            case UNAUTHORIZED -> AxlStandIn.send(exchange, 401, "");
            case FORBIDDEN -> AxlStandIn.send(exchange, 403, "");
            case FAULT -> AxlStandIn.send(exchange, 500, Answers.fault(-239, "Could not insert new row"));
            case ENTITY -> AxlStandIn.send(exchange, 200, ENTITY);
            case HTML -> AxlStandIn.send(exchange, 200, "<html><body><p>Cisco Unified CM</p></body></html>");
            // Closed by the caller, without a word.
            case HANG_UP -> {}
            case CUT_BODY -> half(exchange, answer);
            case STALL -> {
                half(exchange, answer);
                sleep();
            }
            case ENDLESS -> endless(exchange, answer);
        }
    }

    private static void half(HttpExchange exchange, String answer) throws IOException {
        byte[] bytes = answer.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        OutputStream body = exchange.getResponseBody();
        body.write(bytes, 0, bytes.length / 2);
        body.flush();
    }

    private static void endless(HttpExchange exchange, String answer) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        byte[] row = "<phone uuid=\"{1}\"><name>SEP000000000001</name></phone>"
                .repeat(1_000)
                .getBytes(UTF_8);
        try {
            body.write(answer.substring(0, answer.indexOf("<return>") + 8).getBytes(UTF_8));
            while (true) {
                body.write(row);
            }
        } catch (IOException _) {
            // The client has had enough, as it should.
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
