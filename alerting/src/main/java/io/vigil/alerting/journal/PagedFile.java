package io.vigil.alerting.journal;

import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that is made page by page while somebody takes it away: no more than a page is kept in
 * memory, nothing is held between two pages, and nothing more is read once the caller is gone. One
 * thread at a time; blocking.
 */
public final class PagedFile extends InputStream {
  private static final int OCTET = 0xff;

  private final Pages pages;
  private byte[] page = {};
  private int at;
  private boolean ended;

  /** What the file consists of. */
  public interface Pages {
    /** The next page, which may be of any length but 0; null behind the last. */
    byte @Nullable [] next();

    /**
     * Called once.
     *
     * @param whole whether all of it was taken; otherwise the caller has left before
     */
    void end(boolean whole);
  }

  public PagedFile(Pages pages) {
    this.pages = pages;
  }

  @Override
  public int read() {
    return isAtEnd() ? -1 : page[at++] & OCTET;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (isAtEnd()) {
      return -1;
    }
    int count = Math.min(length, page.length - at);
    System.arraycopy(page, at, into, offset, count);
    at += count;
    return count;
  }

  @Override
  public int available() {
    return page.length - at;
  }

  private boolean isAtEnd() {
    if (at < page.length) {
      return false;
    }
    if (ended) {
      return true;
    }
    byte[] next = pages.next();
    if (next == null) {
      end(true);
      return true;
    }
    page = next;
    at = 0;
    return false;
  }

  /** Whoever leaves before the end takes no further page. */
  @Override
  public void close() {
    if (!ended) {
      end(false);
    }
  }

  private void end(boolean whole) {
    ended = true;
    page = new byte[0];
    at = 0;
    pages.end(whole);
  }
}
