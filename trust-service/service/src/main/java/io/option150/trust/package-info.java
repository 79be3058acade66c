/**
 * The trust service: keeps the proxy's own certificates and keys, tells of all certificates, makes the trust lists and the signed
 * forms of files that the file store holds, and answers phones that ask whom they may trust.
 *
 * <p>Rooms, each using those before it:
 *
 * <ul>
 *   <li>{@code key}: private keys at rest;
 *   <li>{@code certificate}: what is held and told, and how certificates that people bring are read;
 *   <li>{@code identity}: who may sign now ({@link io.option150.trust.identity.CurrentSigners}), from the first start through every
 *       replacement;
 *   <li>{@code list}: the local cluster's trust lists, CTL and ITL, and its mode;
 *   <li>{@code phone}: the certificates of phones, for which configurations are encrypted;
 *   <li>{@code plain}: the file store as seen from here;
 *   <li>{@code signing}: signed and encrypted forms of files;
 *   <li>{@code verification}: what phones may trust beyond the certificates that are held, and all of it in memory;
 *   <li>{@code tvs}: the trust verification service, which answers phones from that memory;
 *   <li>{@code exchange}: certificates given to and taken from other clusters, and the look at what those trust.
 * </ul>
 */
@NullMarked
package io.option150.trust;

import org.jspecify.annotations.NullMarked;
