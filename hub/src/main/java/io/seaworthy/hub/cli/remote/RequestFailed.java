package io.seaworthy.hub.cli.remote;

/** A hub gave no usable answer. */
public final class RequestFailed extends Exception {

    private static final long serialVersionUID = 1;

    private final String item;
    private final String remedy;

    public RequestFailed(String item, String reason, String remedy) {
        super(reason);
        this.item = item;
        this.remedy = remedy;
    }

    public String item() {
        return item;
    }

    public String remedy() {
        return remedy;
    }
}
