// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerFactory;

/** Kafka's own stand-in for a consumer with a broker behind it, which does not forget what has been polled. */
final class Broker extends MockConsumer<Object, Object> implements ConsumerFactory<Object, Object> {

    private static final TopicPartition PARTITION = new TopicPartition("reservations", 0);

    private final List<ConsumerRecord<Object, Object>> kept = new ArrayList<>();

    Broker(String... values) {
        super(OffsetResetStrategy.EARLIEST);
        for (String value : values) {
            kept.add(new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), kept.size(), "key", value));
        }
    }

    @Override
    public synchronized void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
        super.subscribe(topics, listener);
        schedulePollTask(() -> {
            updateBeginningOffsets(Map.of(PARTITION, 0L));
            rebalance(List.of(PARTITION));
            kept.forEach(this::addRecord);
        });
    }

    @Override
    public synchronized void seek(TopicPartition partition, long offset) {
        super.seek(partition, offset);
        schedulePollTask(
                () -> kept.stream().filter(record -> record.offset() >= offset).forEach(this::addRecord));
    }

    @Override
    public Consumer<Object, Object> createConsumer(
            @Nullable String group, @Nullable String prefix, @Nullable String suffix) {
        return this;
    }

    @Override
    public Consumer<Object, Object> createConsumer(
            @Nullable String group, @Nullable String prefix, @Nullable String suffix, @Nullable Properties properties) {
        return this;
    }

    @Override
    public Map<String, Object> getConfigurationProperties() {
        return Map.of();
    }

    @Override
    public boolean isAutoCommit() {
        return false;
    }
}
