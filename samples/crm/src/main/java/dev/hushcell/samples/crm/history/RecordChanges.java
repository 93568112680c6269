package dev.hushcell.samples.crm.history;

import java.util.List;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

/** The changes. */
interface RecordChanges extends JpaRepository<RecordChange, Long> {
  @EntityGraph(attributePaths = "who")
  List<RecordChange> findTop100ByRecordAndRecordIdOrderByIdDesc(RecordKind kind, long recordId);

  void deleteByRecordAndRecordId(RecordKind kind, long recordId);
}
