package io.seaworthy.agent.helm;

import java.util.Map;
import java.util.Set;

/** Who labels storage objects, and how. The labels are a copy: the record itself is right. */
enum RecordFamily {
    /** Helm 2; see Helm v2 pkg/storage/driver/cfgmaps.go. */
    TILLER("OWNER", "TILLER", "NAME", "VERSION", "STATUS"),
    /** Helm 3 and 4; see Helm v3 pkg/storage/driver/secrets.go. */
    HELM("owner", "helm", "name", "version", "status");

    private static final Set<String> OWN_LABELS = Set.of(
            "OWNER",
            "NAME",
            "VERSION",
            "STATUS",
            "CREATED_AT",
            "MODIFIED_AT",
            "owner",
            "name",
            "version",
            "status",
            "createdAt",
            "modifiedAt");

    private final String ownerLabel;
    private final String owner;
    private final String nameLabel;
    private final String versionLabel;
    private final String statusLabel;

    RecordFamily(String ownerLabel, String owner, String nameLabel, String versionLabel, String statusLabel) {
        this.ownerLabel = ownerLabel;
        this.owner = owner;
        this.nameLabel = nameLabel;
        this.versionLabel = versionLabel;
        this.statusLabel = statusLabel;
    }

    /** {@code owner=helm}. */
    String selector() {
        return ownerLabel + "=" + owner;
    }

    /** Of the records that are labelled deployed, as Helm itself spells it. */
    String deployedSelector() {
        return selector() + "," + statusLabel + "=" + (this == TILLER ? "DEPLOYED" : "deployed");
    }

    boolean owns(Map<String, String> labels) {
        return owner.equals(labels.get(ownerLabel));
    }

    /** Empty = no such label. */
    String name(Map<String, String> labels) {
        return labels.getOrDefault(nameLabel, "");
    }

    /** Empty = no such label. */
    String version(Map<String, String> labels) {
        return labels.getOrDefault(versionLabel, "");
    }

    /** In Helm 3's words; empty = no such label. */
    String status(Map<String, String> labels) {
        return ReleaseStatus.word(labels.getOrDefault(statusLabel, ""));
    }

    /** Whether Helm itself sets this label. */
    static boolean isOwn(String label) {
        return OWN_LABELS.contains(label);
    }
}
