package dev.hushcell.spring.app;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application as people write them: one entity with annotated attributes, and a repository. */
@SpringBootApplication
public class CrmApplication {}
