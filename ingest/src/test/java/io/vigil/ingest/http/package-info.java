@NullMarked
package io.vigil.ingest.http;

import org.jspecify.annotations.NullMarked;
