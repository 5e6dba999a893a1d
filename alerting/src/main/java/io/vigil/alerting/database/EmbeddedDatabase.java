package io.vigil.alerting.database;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import io.vigil.alerting.AlertingOptions;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Lets H2's transactions write one after the other; PostgreSQL does well without. */
@Singleton
final class EmbeddedDatabase implements BeanCreatedEventListener<DataSource>, Ordered {
  private final AlertingOptions options;

  EmbeddedDatabase(AlertingOptions options) {
    this.options = options;
  }

  @Override
  public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
    return options.database().isH2() ? TakesTurns.of(event.getBean()) : event.getBean();
  }

  /** Before anything else is put around it. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
