package io.seaworthy.hub.store.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A row of {@code item_error}. */
@Entity
@Table(name = "item_error")
@IdClass(ItemErrorEntity.Key.class)
@SuppressWarnings("NullAway.Init")
public class ItemErrorEntity {

    @Id
    @Column(name = "cluster_id", nullable = false)
    public String clusterId;

    @Id
    @Column(name = "position", nullable = false)
    public int position;

    @Column(name = "item", nullable = false)
    public String item;

    @Column(name = "reason", nullable = false)
    public String reason;

    @Column(name = "remedy", nullable = false)
    public String remedy;

    /** Primary key. */
    public record Key(String clusterId, int position) implements Serializable {}
}
