package dev.hushcell.applications.people;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application, protected or not: that is for its URL to say. */
@SpringBootApplication
public class PeopleApplication {}
