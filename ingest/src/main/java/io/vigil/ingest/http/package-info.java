/**
 * The door for small senders: a message is posted, and the answer says what of it is in the log.
 */
@NullMarked
package io.vigil.ingest.http;

import org.jspecify.annotations.NullMarked;
