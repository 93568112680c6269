package dev.hushcell.samples.crm.lead;

/** How far a lead is; the columns of the pipeline, in this order. */
public enum LeadStatus {
  NEW("New"),
  CONTACTED("Contacted"),
  QUALIFIED("Qualified"),
  /** Became a customer. */
  WON("Won"),
  LOST("Lost");

  private final String label;

  LeadStatus(String label) {
    this.label = label;
  }

  /** Returns how pages name it. */
  public String getLabel() {
    return label;
  }

  /** Tells whether the work on the lead is over. */
  public boolean isOver() {
    return this == WON || this == LOST;
  }
}
