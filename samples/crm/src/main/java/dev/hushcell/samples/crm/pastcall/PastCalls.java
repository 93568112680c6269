package dev.hushcell.samples.crm.pastcall;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The past calls. */
interface PastCalls extends JpaRepository<PastCall, Long> {
  List<PastCall> findTop20ByPhoneOrderByOccurredDesc(String phone);
}
