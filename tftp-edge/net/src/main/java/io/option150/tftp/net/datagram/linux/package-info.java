/**
 * The driver on Linux's own calls, by the foreign function API: epoll, recvmmsg, sendmmsg, UDP segmentation and the
 * packet information of wildcard sockets. Numbers and layouts are those of the kernel's user interface on x86_64 and
 * aarch64, which differ in one structure only ({@code epoll_event}).
 */
@NullMarked
package io.option150.tftp.net.datagram.linux;

import org.jspecify.annotations.NullMarked;
