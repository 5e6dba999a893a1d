package io.vigil.standalone.embedded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/** Looks at what the log says about itself. */
final class LogAdmin implements AutoCloseable {
  private final Admin admin;

  LogAdmin(EmbeddedLog log) {
    this.admin = Admin.create(Map.of("bootstrap.servers", log.bootstrap()));
  }

  String clusterId() {
    return Answers.get(admin.describeCluster().clusterId());
  }

  Map<String, Integer> partitions() {
    Map<String, Integer> partitions = new HashMap<>();
    for (TopicDescription topic :
        Answers.get(admin.describeTopics(Answers.get(admin.listTopics().names())).allTopicNames())
            .values()) {
      partitions.put(topic.name(), topic.partitions().size());
    }
    return partitions;
  }

  String setting(String topic, String key) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    List<String> values = new ArrayList<>();
    Answers.get(admin.describeConfigs(List.of(resource)).all())
        .values()
        .forEach(config -> values.add(config.get(key).value()));
    return values.get(0);
  }

  void set(String topic, String key, String value) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    AlterConfigOp change = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
    Answers.get(admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all());
  }

  @Override
  public void close() {
    admin.close();
  }
}
