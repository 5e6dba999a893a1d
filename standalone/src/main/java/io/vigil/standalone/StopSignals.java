package io.vigil.standalone;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the signals by which people and service managers ask a process to stop. Left to the JVM,
 * they would end it while it still closes its parts, and its exit status would be 143 however well
 * it stopped.
 *
 * <p>The class {@code sun.misc.Signal} is the only door to signals and belongs to the module {@code
 * jdk.unsupported}, hence by reflection, as Kafka does it. Where it cannot be used, the JVM's way
 * remains.
 */
final class StopSignals {
  private static final Logger LOG = LoggerFactory.getLogger(StopSignals.class);
  private static final List<String> NAMES = List.of("TERM", "INT", "HUP");

  private StopSignals() {}

  /** Runs this, on a thread of the JVM, at each of the signals; it must be short. */
  static void take(Runnable stop) {
    for (String name : NAMES) {
      try {
        take(name, stop);
      } catch (ReflectiveOperationException | IllegalArgumentException unusable) {
        LOG.info("signal {} is left to the JVM: {}", name, unusable.toString());
      }
    }
  }

  private static void take(String name, Runnable stop) throws ReflectiveOperationException {
    Class<?> signals = Class.forName("sun.misc.Signal");
    Class<?> handlers = Class.forName("sun.misc.SignalHandler");
    Object handler =
        Proxy.newProxyInstance(
            StopSignals.class.getClassLoader(),
            new Class<?>[] {handlers},
            (proxy, method, arguments) -> {
              stop.run();
              return null;
            });
    Method handle = signals.getMethod("handle", signals, handlers);
    handle.invoke(null, signals.getConstructor(String.class).newInstance(name), handler);
  }
}
