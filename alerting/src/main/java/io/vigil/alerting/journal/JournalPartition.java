package io.vigil.alerting.journal;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * The row that serialises the writers of a partition and holds its newest number, the hash of its
 * newest entry, and the token of the process that may write.
 */
@MappedEntity("journal_partition")
record JournalPartition(@Id int id, long epoch, long n, String head, long owner) {}
