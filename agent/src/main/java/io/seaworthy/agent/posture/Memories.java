package io.seaworthy.agent.posture;

import io.seaworthy.agent.helm.ReleaseMemory;
import io.seaworthy.agent.workload.ScanMemory;

/** What was read before and is not read again while it does not change. */
record Memories(ReleaseMemory releases, ScanMemory scans) {

    /** Of one cluster that is collected from again and again. */
    static Memories lasting() {
        return new Memories(ReleaseMemory.lasting(), ScanMemory.lasting());
    }

    /** Everything is read each time. */
    static Memories none() {
        return new Memories(ReleaseMemory.none(), ScanMemory.none());
    }
}
