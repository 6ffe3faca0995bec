#include "faults/catalogue.h"
#include "support/fault_stage.h"
#include "words/words.h"

#include <QtTest>
#include <cstdio>
using namespace lifeline;

class CatalogueVerdictTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void dump()
    {
        const Catalogue catalogue = Catalogue::builtIn();
        for (const Fault& fault : catalogue.faults()) {
            FaultStage stage(std::make_shared<Fault>(fault));
            stage.play();
            ConnectionStory story;
            const EventLog& log = stage.events().log();
            for (std::uint64_t row = 0; row < log.size(); ++row)
                story.take(log.event(row));
            const Explanation why = explain(story);
            const auto head = words::verdict(story, why.verdict);
            std::printf("%s | %s %s %s %s cut=%s %s | %s | %s\n", fault.id.c_str(), std::string(stageId(why.verdict.stage)).c_str(),
                std::string(endedById(why.verdict.endedBy)).c_str(), std::string(mechanismId(why.mechanism)).c_str(), std::string(phaseName(why.phase)).c_str(),
                std::string(cutId(why.cut)).c_str(), why.end ? "" : "NOEND",
                qPrintable(head.bold), qPrintable(words::withReferences(head.rest)));
            if (qEnvironmentVariable("CONV") == QString::fromStdString(fault.id))
                std::printf("%s\n", stage.conversation().c_str());
        }
    }
};
QTEST_GUILESS_MAIN(CatalogueVerdictTest)
#include "catalogue_verdict_test.moc"
