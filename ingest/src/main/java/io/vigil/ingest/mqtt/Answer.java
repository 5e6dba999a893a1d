package io.vigil.ingest.mqtt;

import io.vigil.model.refusal.Refusal;
import io.vigil.model.wire.MqttTopics;
import java.util.List;

/**
 * What a sender is told once a message is settled.
 *
 * @param from the sender
 * @param boot its boot id
 * @param sequence number of the message
 * @param remarks what was not taken as sent
 */
record Answer(MqttTopics.Address from, String boot, long sequence, List<Refusal> remarks) {}
