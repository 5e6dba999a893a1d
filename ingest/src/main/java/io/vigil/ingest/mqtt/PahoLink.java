package io.vigil.ingest.mqtt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A link through the Paho client, connected and subscribed by a thread of its own: neither may be
 * done in a callback, and Paho's own reconnecting does not say whether the session was kept.
 */
public final class PahoLink implements MqttLink {
  private static final Logger LOG = LoggerFactory.getLogger(PahoLink.class);
  private static final long FIRST_PAUSE_MILLIS = 200;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;
  private static final long CLOSE_MILLIS = 800;

  /** A connection that ends sooner is no reason to hurry to the next. */
  private static final long LASTING_NANOS = 5_000_000_000L;

  private final LinkOptions options;
  private @Nullable Thread thread;

  /** Guarded by {@code this}: what is wanted, and that something has to be done about it. */
  private final Set<String> wanted = new LinkedHashSet<>();

  private boolean changed;
  private boolean closed;

  /** The link's thread alone: what the broker is known to have of this session. */
  private final Set<String> subscribed = new HashSet<>();

  private String lastFailure = "";

  /** A link that is not connected yet. */
  public PahoLink(LinkOptions options) {
    this.options = options;
  }

  @Override
  public synchronized void start(Listener listener) {
    Thread starting = new Thread(() -> run(listener), "vigil-link-" + options.clientId());
    starting.setDaemon(true);
    thread = starting;
    starting.start();
  }

  @Override
  public synchronized void subscribe(Collection<String> filters) {
    if (wanted.addAll(filters)) {
      wake();
    }
  }

  @Override
  public void close() {
    Thread closing;
    synchronized (this) {
      closed = true;
      closing = thread;
      wake();
    }
    try {
      if (closing != null) {
        closing.join(CLOSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Listener listener) {
    long pause = FIRST_PAUSE_MILLIS / 2;
    while (!isClosed()) {
      long began = System.nanoTime();
      serve(listener);
      boolean lasted = System.nanoTime() - began > LASTING_NANOS;
      pause = lasted ? FIRST_PAUSE_MILLIS : Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
      pause(pause);
    }
  }

  /** Serves one connection until it ends. */
  private void serve(Listener listener) {
    try {
      PahoConnection connection = new PahoConnection(options, listener, this::wake);
      try {
        serve(listener, connection);
      } finally {
        connection.end();
      }
    } catch (MqttException e) {
      report(e.toString());
    }
  }

  private void serve(Listener listener, PahoConnection connection) throws MqttException {
    if (!connection.connect()) {
      subscribed.clear();
    }
    subscribeNew(connection);
    lastFailure = "";
    LOG.info("{}: connected", options);
    listener.connected(connection);
    try {
      while (awaitChange() && !connection.isLost()) {
        subscribeNew(connection);
      }
      report(connection.whyLost());
    } catch (MqttException e) {
      report(e.toString());
    } finally {
      connection.end();
      listener.lost(connection);
    }
  }

  private void subscribeNew(PahoConnection connection) throws MqttException {
    List<String> news;
    synchronized (this) {
      news = new ArrayList<>(wanted);
    }
    news.removeAll(subscribed);
    connection.subscribe(news);
    subscribed.addAll(news);
  }

  /** A link that is down is a state, not an event: said once, until it changes. */
  private void report(String failure) {
    if (!isClosed() && !failure.equals(lastFailure)) {
      lastFailure = failure;
      LOG.warn("{}: not connected: {}", options, failure);
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized void wake() {
    changed = true;
    notifyAll();
  }

  /** Waits until something may be to be done; false when the link is closed. */
  private synchronized boolean awaitChange() {
    try {
      while (!changed && !closed) {
        wait();
      }
    } catch (InterruptedException e) {
      closed = true;
    }
    changed = false;
    return !closed;
  }

  private synchronized void pause(long millis) {
    long until = System.nanoTime() + millis * 1_000_000;
    try {
      for (long left = millis; left > 0 && !closed; left = millisUntil(until)) {
        wait(left);
      }
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private static long millisUntil(long nanos) {
    return (nanos - System.nanoTime()) / 1_000_000;
  }
}
