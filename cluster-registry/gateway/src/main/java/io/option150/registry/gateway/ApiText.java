package io.option150.registry.gateway;

import io.vertx.core.buffer.Buffer;

/** The description of all services as it is sent, in UTF-8. */
record ApiText(Buffer json, Buffer yaml) {}
