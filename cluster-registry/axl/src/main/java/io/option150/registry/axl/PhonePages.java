package io.option150.registry.axl;

import io.option150.registry.axl.failure.AxlException;
import io.option150.registry.axl.failure.AxlFailure;
import io.option150.registry.axl.site.Phone;
import io.option150.registry.axl.soap.Element;
import io.option150.registry.axl.soap.SoapRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a cluster's phones page by page. A page that is too large for the cluster (8 MB) or breaks off is asked for again in
 * smaller pages, and pages stay small from then on.
 */
final class PhonePages {

    private static final int FIRST = 2_000;
    private static final int SMALLEST = 50;

    /** How the cluster says how many rows it would give; the number is the first that is too many. */
    private static final Pattern FEWER =
            Pattern.compile("Suggestive Row Fetch:\\s*less than\\s+([0-9]{1,9})\\s+rows", Pattern.CASE_INSENSITIVE);

    private final AxlCalls calls;
    private int size = FIRST;

    PhonePages(AxlCalls calls) {
        this.calls = calls;
    }

    /** Gives out whole pages; those given out stand, even where a later one fails. */
    synchronized void read(Consumer<List<Phone>> pages) throws AxlException, InterruptedException {
        long skip = 0;
        while (true) {
            List<Element> rows;
            try {
                rows = calls.rows(request(skip));
            } catch (AxlException failed) {
                size = smaller(failed).orElseThrow(() -> failed);
                continue;
            }
            List<Phone> page = new ArrayList<>(rows.size());
            for (Element row : rows) {
                page.add(Rows.phone(row));
            }
            pages.accept(page);
            if (page.size() < size) {
                return;
            }
            skip += page.size();
        }
    }

    private SoapRequest request(long skip) {
        SoapRequest all = SoapRequest.list("listPhone", "name", Rows.PHONE_TAGS);
        List<Element> parts = new ArrayList<>(all.parts());
        parts.add(Element.of("skip", Long.toString(skip)));
        parts.add(Element.of("first", Integer.toString(size)));
        return new SoapRequest(all.operation(), parts);
    }

    private OptionalInt smaller(AxlException failed) {
        int half = size / 2;
        int next = switch (failed.failure()) {
            case AxlFailure.CutBody _, AxlFailure.TooLarge _ -> half;
            case AxlFailure.Fault fault -> hint(fault.text(), half);
            default -> 0;
        };
        return next < SMALLEST ? OptionalInt.empty() : OptionalInt.of(next);
    }

    private int hint(String text, int half) {
        Matcher fewer = FEWER.matcher(text);
        if (!fewer.find()) {
            return 0;
        }
        int told = Integer.parseInt(fewer.group(1)) - 1;
        return told < size ? told : half;
    }
}
