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

/** A row of {@code finding}. */
@Entity
@Table(name = "finding")
@IdClass(FindingEntity.Key.class)
@SuppressWarnings("NullAway.Init")
public class FindingEntity {

    @Id
    @Column(name = "cluster_id", nullable = false)
    public String clusterId;

    @Id
    @Column(name = "finding_id", nullable = false)
    public UUID findingId;

    @Column(name = "control_id", nullable = false)
    public String controlId;

    @Column(name = "fact_key", nullable = false)
    public String factKey;

    @Column(name = "fact_kind", nullable = false)
    public String factKind;

    @Column(name = "subject_kind", nullable = false)
    public String subjectKind;

    @Column(name = "namespace", nullable = false)
    public String namespace;

    @Column(name = "name", nullable = false)
    public String name;

    @Column(name = "severity", nullable = false)
    public short severity;

    @Column(name = "family", nullable = false)
    public String family;

    @Column(name = "title", nullable = false)
    public String title;

    @Column(name = "state", nullable = false)
    public String state;

    @Column(name = "state_before")
    @Nullable
    public String stateBefore;

    @Column(name = "evidence", nullable = false)
    public String evidence;

    @Column(name = "fix", nullable = false)
    public String fix;

    @Column(name = "missing", nullable = false)
    public String missing;

    @Column(name = "owner", nullable = false)
    public String owner;

    @Column(name = "due_at")
    @Nullable
    public Instant dueAt;

    @Column(name = "opened_at", nullable = false)
    public Instant openedAt;

    @Column(name = "changed_at", nullable = false)
    public Instant changedAt;

    @Column(name = "closed_at")
    @Nullable
    public Instant closedAt;

    @Column(name = "closed_session")
    @Nullable
    public Long closedSession;

    @Column(name = "closed_epoch")
    @Nullable
    public Long closedEpoch;

    @Column(name = "times_reopened", nullable = false)
    public int timesReopened;

    /** Primary key. */
    public record Key(String clusterId, UUID findingId) implements Serializable {}
}
