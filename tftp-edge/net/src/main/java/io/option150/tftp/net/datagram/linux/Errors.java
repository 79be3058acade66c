package io.option150.tftp.net.datagram.linux;

/** Error numbers in words, as the JDK has them. */
final class Errors {
    private static final int EACCES = 13;
    private static final int EMFILE = 24;

    private Errors() {}

    static String text(int error) {
        return switch (error) {
            case EACCES -> "Permission denied";
            case EMFILE -> "Too many open files";
            case Libc.EADDRINUSE -> "Address already in use";
            case Libc.EADDRNOTAVAIL -> "Cannot assign requested address";
            default -> "error number " + error;
        };
    }
}
