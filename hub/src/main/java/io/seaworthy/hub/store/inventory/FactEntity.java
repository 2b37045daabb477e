package io.seaworthy.hub.store.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code fact}. */
@Entity
@Table(name = "fact")
@IdClass(FactEntity.Key.class)
@SuppressWarnings("NullAway.Init")
public class FactEntity {

    @Id
    @Column(name = "cluster_id", nullable = false)
    public String clusterId;

    @Id
    @Column(name = "key", nullable = false)
    public String key;

    @Column(name = "kind", nullable = false)
    public String kind;

    @Column(name = "namespace", nullable = false)
    public String namespace;

    @Column(name = "name", nullable = false)
    public String name;

    @Column(name = "hash", nullable = false)
    public byte[] hash;

    @Column(name = "body", nullable = false)
    public byte[] body;

    @Column(name = "unreadable")
    @Nullable
    public String unreadable;

    @Column(name = "verdicts", nullable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> verdicts;

    @Column(name = "changed_at", nullable = false)
    public Instant changedAt;

    @Column(name = "generation")
    @Nullable
    public Short generation;

    @Column(name = "status")
    @Nullable
    public String status;

    @Column(name = "chart")
    @Nullable
    public String chart;

    @Column(name = "chart_version")
    @Nullable
    public String chartVersion;

    @Column(name = "storage")
    @Nullable
    public String storage;

    @Column(name = "record_bytes")
    @Nullable
    public Long recordBytes;

    @Column(name = "deployed_at")
    @Nullable
    public Instant deployedAt;

    /** Primary key. */
    public record Key(String clusterId, String key) implements Serializable {}
}
