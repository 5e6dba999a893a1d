package io.vigil.standalone;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * Lets the lines of the console go into {@code vigil.log} of a folder too: an installation has no
 * console that anybody keeps. A file is a day or 20 MiB; 30 days and 500 MiB are kept, so the log
 * never fills the disk. Whoever brings a logging configuration of his own, without the appender
 * {@code console}, has decided for himself: nothing is added.
 */
final class LogFile {
  private static final FileSize FILE_SIZE = FileSize.valueOf("20MB");
  private static final FileSize ALL_SIZE = FileSize.valueOf("500MB");
  private static final int DAYS = 30;

  private LogFile() {}

  /** Writes there from now on, until the process ends. */
  static void open(Path folder) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    if (root.getAppender("console") instanceof ConsoleAppender<ILoggingEvent> console
        && console.getEncoder() instanceof PatternLayoutEncoder lines) {
      root.addAppender(rolling(context, folder, lines.getPattern()));
    }
  }

  private static RollingFileAppender<ILoggingEvent> rolling(
      LoggerContext context, Path folder, String pattern) {
    PatternLayoutEncoder lines = new PatternLayoutEncoder();
    lines.setContext(context);
    lines.setCharset(StandardCharsets.UTF_8);
    lines.setPattern(pattern);
    lines.start();
    RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
    file.setContext(context);
    file.setName("file");
    file.setEncoder(lines);
    file.setFile(folder.resolve("vigil.log").toString());
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolls = new SizeAndTimeBasedRollingPolicy<>();
    rolls.setContext(context);
    rolls.setParent(file);
    rolls.setFileNamePattern(folder.resolve("vigil.%d{yyyy-MM-dd, UTC}.%i.log.gz").toString());
    rolls.setMaxFileSize(FILE_SIZE);
    rolls.setTotalSizeCap(ALL_SIZE);
    rolls.setMaxHistory(DAYS);
    rolls.start();
    file.setRollingPolicy(rolls);
    file.setTriggeringPolicy(rolls);
    file.start();
    return file;
  }
}
