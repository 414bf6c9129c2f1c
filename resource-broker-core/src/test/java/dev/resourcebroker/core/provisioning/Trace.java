package dev.resourcebroker.core.provisioning;

/** How a state was reached. */
record Trace(Trace before, String what) {
    static final Trace START = new Trace(null, "wish");

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Trace at = this; at != null; at = at.before) {
            text.insert(0, at.before == null ? at.what : "\n  " + at.what);
        }
        return text.toString();
    }
}
