/** What senders do with their doors, for people who look after them. */
@NullMarked
package io.vigil.ingest.usage;

import org.jspecify.annotations.NullMarked;
