package dev.hushcell.hibernate.model;

import dev.hushcell.Encrypted;
import jakarta.persistence.Embeddable;

/** An embeddable record within an embeddable. */
@Embeddable
public record Geo(@Encrypted String place, Integer zone) {}
