package dev.resourcebroker.neon;

/**
 * Which branch of which project.
 *
 * @param project the project's id
 * @param branch the branch's id
 */
record Place(String project, String branch) {
    /** The place that a resource's id at the vendor names: {@code project/branch}. */
    static Place parse(String vendorId) {
        int slash = vendorId.indexOf('/');
        if (slash < 1) {
            throw NotSent.permanently("NOT_A_BRANCH");
        }
        return new Place(vendorId.substring(0, slash), vendorId.substring(slash + 1));
    }

    String path() {
        return projectPath(project) + "/branches/" + Reader.escaped(branch);
    }

    static String projectPath(String project) {
        return "/projects/" + Reader.escaped(project);
    }

    @Override
    public String toString() {
        return project + "/" + branch;
    }
}
