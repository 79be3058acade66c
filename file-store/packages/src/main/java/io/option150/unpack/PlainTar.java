package io.option150.unpack;

/** A tar as it is. */
final class PlainTar implements Reader {

    private final Input input;
    private final Meter meter;
    private final TarReader tar;
    private long metered;

    PlainTar(Input input, Meter meter) {
        this.input = input;
        this.meter = meter;
        this.tar = new TarReader(input, meter);
    }

    @Override
    public Step next() throws RefusedPackage {
        var step = tar.next();
        meter.unpacked((int) (input.read() - metered));
        metered = input.read();
        return step;
    }
}
