package org.reperio.ui;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import org.reperio.test.WebArchitectureRules;

@AnalyzeClasses(
    packages = "org.reperio",
    importOptions = {ImportOption.DoNotIncludeTests.class, WebArchitectureRules.ThisModule.class})
class ArchitectureTest extends WebArchitectureRules {}
