package io.seaworthy.agent.workload;

import io.seaworthy.posture.v1.ObjectReference;

/** What a workload is called inside its cluster, whatever version of the API shows it. */
record WorkloadName(String kind, String namespace, String name) {

    static WorkloadName of(ObjectReference object) {
        return new WorkloadName(object.getKind(), object.getNamespace(), object.getName());
    }

    /** {@code Deployment/shop/web}. */
    @Override
    public String toString() {
        return kind + "/" + namespace + "/" + name;
    }
}
