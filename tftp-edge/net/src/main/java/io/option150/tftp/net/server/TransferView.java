package io.option150.tftp.net.server;

import java.time.Duration;

/**
 * A transfer as it stands now.
 *
 * @param request what was asked
 * @param bytes acknowledged so far
 * @param length of the file in bytes, or {@link io.option150.tftp.net.Content#UNKNOWN}
 * @param age since the RRQ
 */
public record TransferView(ReadRequest request, long bytes, long length, Duration age) {}
