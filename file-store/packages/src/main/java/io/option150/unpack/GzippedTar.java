package io.option150.unpack;

/** A tar within a gzip. */
final class GzippedTar implements Reader {

    private final Gunzip gunzip;
    private final Input inner = new Input();
    private final TarReader tar;

    GzippedTar(Input input, Meter meter) {
        this.gunzip = new Gunzip(input, meter);
        this.tar = new TarReader(inner, meter);
    }

    @Override
    public Step next() throws RefusedPackage {
        while (true) {
            var step = tar.next();
            if (!(step instanceof Step.Hungry)) {
                return step;
            }
            var bytes = gunzip.next();
            if (bytes.length > 0) {
                inner.give(bytes);
            } else if (gunzip.isFinished()) {
                inner.end();
            } else {
                return step;
            }
        }
    }

    @Override
    public void close() {
        gunzip.close();
    }
}
