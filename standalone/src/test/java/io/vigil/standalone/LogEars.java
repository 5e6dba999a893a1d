package io.vigil.standalone;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What is logged until it is closed, as it would stand in the log of an installation. */
final class LogEars implements AutoCloseable {
  private final Logger root;
  private final Logger ours;
  private final Level before;
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private final OutputStreamAppender<ILoggingEvent> ears = new OutputStreamAppender<>();

  private LogEars() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ours = context.getLogger("io.vigil");
    before = ours.getLevel();
    ConsoleAppender<ILoggingEvent> console =
        (ConsoleAppender<ILoggingEvent>) root.getAppender("console");
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern(((PatternLayoutEncoder) console.getEncoder()).getPattern());
    encoder.start();
    ears.setContext(context);
    ears.setEncoder(encoder);
    ears.setOutputStream(heard);
    ears.start();
    root.addAppender(ears);
  }

  /** Hears what is logged in installations. */
  static LogEars open() {
    return new LogEars();
  }

  /** Hears also what is logged only where somebody looks for a fault. */
  static LogEars openForAll() {
    LogEars all = new LogEars();
    all.ours.setLevel(Level.TRACE);
    return all;
  }

  String text() {
    return heard.toString(StandardCharsets.UTF_8);
  }

  List<String> lines() {
    return text().lines().toList();
  }

  @Override
  public void close() {
    ours.setLevel(before);
    root.detachAppender(ears);
    ears.stop();
  }
}
