package dev.hushcell.applications.people;

/** The names of somebody, as a query or a repository makes them. */
public record Named(String firstName, String lastName) {}
