package io.option150.trust.formats.rsa;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The few functions of OpenSSL 3's libcrypto that signing takes. */
@SuppressWarnings("restricted")
final class Libcrypto {

    private static final String LIBRARY = "libcrypto.so.3";

    /** RSA_PKCS1_PADDING in openssl/rsa.h. */
    private static final int PKCS1_PADDING = 1;

    private static final Optional<Libcrypto> FOUND = load();

    private final MethodHandle d2iAutoPrivateKey;
    private final MethodHandle pkeyFree;
    private final MethodHandle pkeySize;
    private final MethodHandle contextNew;
    private final MethodHandle contextFree;
    private final MethodHandle signInit;
    private final MethodHandle setPadding;
    private final MethodHandle sign;

    private Libcrypto(SymbolLookup symbols) {
        d2iAutoPrivateKey = function(symbols, "d2i_AutoPrivateKey", ADDRESS, ADDRESS, ADDRESS, JAVA_LONG);
        pkeyFree = Linker.nativeLinker()
                .downcallHandle(symbols.findOrThrow("EVP_PKEY_free"), FunctionDescriptor.ofVoid(ADDRESS));
        pkeySize = function(symbols, "EVP_PKEY_get_size", JAVA_INT, ADDRESS);
        contextNew = function(symbols, "EVP_PKEY_CTX_new", ADDRESS, ADDRESS, ADDRESS);
        contextFree = Linker.nativeLinker()
                .downcallHandle(symbols.findOrThrow("EVP_PKEY_CTX_free"), FunctionDescriptor.ofVoid(ADDRESS));
        signInit = function(symbols, "EVP_PKEY_sign_init", JAVA_INT, ADDRESS);
        setPadding = function(symbols, "EVP_PKEY_CTX_set_rsa_padding", JAVA_INT, ADDRESS, JAVA_INT);
        sign = function(symbols, "EVP_PKEY_sign", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG);
    }

    private static MethodHandle function(
            SymbolLookup symbols, String name, MemoryLayout result, MemoryLayout... arguments) {
        return Linker.nativeLinker()
                .downcallHandle(symbols.findOrThrow(name), FunctionDescriptor.of(result, arguments));
    }

    private static Optional<Libcrypto> load() {
        try {
            return Optional.of(new Libcrypto(SymbolLookup.libraryLookup(LIBRARY, Arena.global())));
        } catch (IllegalArgumentException | NoSuchElementException | UnsupportedOperationException absent) {
            return Optional.empty();
        }
    }

    static Optional<Libcrypto> find() {
        return FOUND;
    }

    /** Reads a key (PKCS#8 DER) into native memory, from which it goes when the segment is no longer reachable. */
    Optional<MemorySegment> privateKey(byte[] pkcs8) {
        try (var arena = Arena.ofConfined()) {
            MemorySegment der = arena.allocateFrom(JAVA_BYTE, pkcs8);
            MemorySegment cursor = arena.allocateFrom(ADDRESS, der);
            var key = (MemorySegment) d2iAutoPrivateKey.invokeExact(MemorySegment.NULL, cursor, (long) pkcs8.length);
            der.fill((byte) 0);
            return key.address() == 0 ? Optional.empty() : Optional.of(key.reinterpret(Arena.ofAuto(), this::free));
        } catch (Throwable broken) {
            throw broken(broken);
        }
    }

    int size(MemorySegment key) {
        try {
            return (int) pkeySize.invokeExact(key);
        } catch (Throwable broken) {
            throw broken(broken);
        }
    }

    MemorySegment newContext(MemorySegment key) {
        try {
            var context = (MemorySegment) contextNew.invokeExact(key, MemorySegment.NULL);
            if (context.address() == 0) {
                throw new OutOfMemoryError("libcrypto gave no context for signing");
            }
            return context;
        } catch (Throwable broken) {
            throw broken(broken);
        }
    }

    void freeContext(MemorySegment context) {
        try {
            contextFree.invokeExact(context);
        } catch (Throwable broken) {
            throw broken(broken);
        }
    }

    /** False when libcrypto refuses. {@code length} holds the size of {@code signature} and gets that of the result. */
    boolean sign(MemorySegment context, MemorySegment signature, MemorySegment length, MemorySegment input) {
        try {
            return (int) signInit.invokeExact(context) == 1
                    && (int) setPadding.invokeExact(context, PKCS1_PADDING) == 1
                    && (int) sign.invokeExact(context, signature, length, input, input.byteSize()) == 1;
        } catch (Throwable broken) {
            throw broken(broken);
        }
    }

    private void free(MemorySegment key) {
        try {
            pkeyFree.invokeExact(key);
        } catch (Throwable broken) {
            throw broken(broken);
        }
    }

    /** A native function throws nothing: only the machine can. */
    private static RuntimeException broken(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException("libcrypto could not be called", cause);
    }
}
