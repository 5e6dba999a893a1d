package io.vigil.alerting.journal;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * The row that serialises the writers of a partition and holds its newest number, and the hash of
 * its newest entry.
 */
@MappedEntity("journal_partition")
record JournalPartition(@Id int id, long epoch, long n, String head) {}
