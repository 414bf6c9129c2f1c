package dev.resourcebroker.kubernetes;

import java.util.Map;
import java.util.TreeMap;

/** A Python program that reads its environment. */
class VariablesPodTest extends PodContract.OfVariables {
    private static final String SHOW = "show(dict(os.environ))";

    @Override
    Map<String, String> read(Map<String, String> environment) throws Exception {
        Map<String, String> read = new TreeMap<>(Readers.PYTHON.read(SHOW, environment));
        // What the interpreter, or a script that starts it, has without us.
        read.keySet().removeAll(Readers.PYTHON.read(SHOW, Map.of()).keySet());
        return read;
    }
}
