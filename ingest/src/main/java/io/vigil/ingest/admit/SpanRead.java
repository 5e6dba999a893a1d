package io.vigil.ingest.admit;

/**
 * A span of a gap that was read from the history of a server; its values were handed on before.
 *
 * @param enterprise the tenant
 * @param gateway the gateway's name
 * @param from first moment, source time in milliseconds UTC
 * @param to the moment after the last one
 * @param closed whether the gap ends here
 * @param stored run once it is in the log, on any thread
 */
public record SpanRead(
    String enterprise, String gateway, long from, long to, boolean closed, Runnable stored) {}
