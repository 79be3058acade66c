package io.option150.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Databases on one server, each owned by a role of the same name, which alone may connect to it: one service never reads
 * another's tables.
 */
public final class PostgresDatabases {

    private static final String NAME = "[a-z][a-z0-9_]{0,62}";

    private final String adminUrl;
    private final String adminPassword;

    /**
     * Databases of the server behind an URL.
     *
     * @param adminUrl JDBC URL of the database {@code postgres}
     * @param adminPassword password of the role {@code postgres}
     */
    public PostgresDatabases(String adminUrl, String adminPassword) {
        this.adminUrl = adminUrl;
        this.adminPassword = adminPassword;
    }

    /**
     * Makes a database and its role where they are missing, and sets the role's password; may be repeated at will.
     *
     * @param name of the database and of the role: a small letter, then small letters, digits and {@code _}
     */
    public void ensure(String name, String password) throws SQLException {
        requireName(name);
        try (Connection connection = connect()) {
            String verb = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name) ? "ALTER" : "CREATE";
            execute(connection, verb + " ROLE %I LOGIN PASSWORD %L", name, password);
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
                execute(connection, "CREATE DATABASE %I OWNER %1$I", name, password);
            }
            execute(connection, "REVOKE ALL ON DATABASE %I FROM PUBLIC", name, password);
        }
    }

    /** Drops a database if it is there, throwing out whoever is connected; its role stays. */
    public void drop(String name) throws SQLException {
        requireName(name);
        try (Connection connection = connect()) {
            execute(connection, "DROP DATABASE IF EXISTS %I WITH (FORCE)", name, "");
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(adminUrl, "postgres", adminPassword);
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    /** The server itself quotes the values ({@code %I} a name, {@code %L} a text): DDL takes no bind parameters. */
    private static void execute(Connection connection, String template, String name, String text) throws SQLException {
        String sql;
        try (PreparedStatement format = connection.prepareStatement("SELECT format(?, ?, ?)")) {
            format.setString(1, template);
            format.setString(2, name);
            format.setString(3, text);
            try (ResultSet row = format.executeQuery()) {
                row.next();
                sql = row.getString(1);
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void requireName(String name) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("a database's name must match " + NAME + ", not \"" + name + "\"");
        }
    }
}
