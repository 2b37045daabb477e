package io.seaworthy.hub.store.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code score_sample}. */
@Entity
@Table(name = "score_sample")
@IdClass(ScoreSampleEntity.Key.class)
@SuppressWarnings("NullAway.Init")
public class ScoreSampleEntity {

    @Id
    @Column(name = "cluster_id", nullable = false)
    public String clusterId;

    @Id
    @Column(name = "at", nullable = false)
    public Instant at;

    @Column(name = "version", nullable = false)
    public short version;

    @Column(name = "points")
    @Nullable
    public Short points;

    @Column(name = "grade")
    @Nullable
    public String grade;

    @Column(name = "base")
    @Nullable
    public Double base;

    @Column(name = "cap")
    @Nullable
    public Short cap;

    @Column(name = "penalty", nullable = false)
    public short penalty;

    @Column(name = "points_without_waivers")
    @Nullable
    public Short pointsWithoutWaivers;

    @Column(name = "judged", nullable = false)
    public int judged;

    @Column(name = "unknown", nullable = false)
    public int unknown;

    /** Primary key. */
    public record Key(String clusterId, Instant at) implements Serializable {}
}
