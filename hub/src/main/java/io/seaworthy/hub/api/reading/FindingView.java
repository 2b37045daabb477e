package io.seaworthy.hub.api.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A finding as the contract shows it ({@code Finding}). */
public record FindingView(
        String id,
        String clusterId,
        String clusterName,
        String controlId,
        String title,
        String family,
        String severity,
        String state,
        @Nullable String stateBefore,
        String subjectKind,
        String namespace,
        String name,
        String factKind,
        String factId,
        String evidence,
        String fix,
        String missing,
        String owner,
        @Nullable Instant dueAt,
        boolean overdue,
        Instant openedAt,
        Instant changedAt,
        @Nullable Instant closedAt,
        @Nullable Long closedSession,
        @Nullable Long closedEpoch,
        int timesReopened) {}
