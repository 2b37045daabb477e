package io.seaworthy.hub.store.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code finding_event}. */
@Entity
@Table(name = "finding_event")
@IdClass(FindingEventEntity.Key.class)
@SuppressWarnings("NullAway.Init")
public class FindingEventEntity {

    @Id
    @Column(name = "cluster_id", nullable = false)
    public String clusterId;

    @Id
    @Column(name = "finding_id", nullable = false)
    public UUID findingId;

    @Id
    @Column(name = "event_id", nullable = false)
    public long eventId;

    @Column(name = "at", nullable = false)
    public Instant at;

    @Column(name = "kind", nullable = false)
    public String kind;

    @Column(name = "state", nullable = false)
    public String state;

    @Column(name = "actor", nullable = false)
    public String actor;

    @Column(name = "session")
    @Nullable
    public Long session;

    @Column(name = "epoch")
    @Nullable
    public Long epoch;

    @Column(name = "sequence")
    @Nullable
    public Long sequence;

    @Column(name = "text", nullable = false)
    public String text;

    /** Primary key. */
    public record Key(String clusterId, UUID findingId, long eventId) implements Serializable {}
}
