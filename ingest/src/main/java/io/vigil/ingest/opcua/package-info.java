/**
 * The door to plants that are asked: an OPC UA client for each of their servers. What a connection
 * missed is a gap, and gaps are read from the server's history, the newest first.
 */
@NullMarked
package io.vigil.ingest.opcua;

import org.jspecify.annotations.NullMarked;
