package dev.hushcell.samples.crm.lead;

/** How far a lead is. */
public enum LeadStatus {
  NEW("New"),
  CONTACTED("Contacted"),
  QUALIFIED("Qualified"),
  LOST("Lost");

  private final String label;

  LeadStatus(String label) {
    this.label = label;
  }

  /** Returns how pages name it. */
  public String getLabel() {
    return label;
  }
}
