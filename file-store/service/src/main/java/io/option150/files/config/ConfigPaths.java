package io.option150.files.config;

/** Where records are. */
final class ConfigPaths {

    static final String PROFILES = "/api/v1/profiles";
    static final String GROUPS = "/api/v1/call-manager-groups";
    static final String COMMON = "/api/v1/common-files";
    static final String TEMPLATES = "/api/v1/templates";
    static final String DEVICES = "/api/v1/device-configs";

    private ConfigPaths() {}
}
