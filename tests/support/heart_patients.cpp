#include "support/heart_patients.h"

#include <QByteArray>
#include <QFile>
#include <QList>

namespace milepost::test {

std::vector<HeartPatient> heartPatients(const std::string &folder)
{
    std::vector<HeartPatient> patients;
    QFile csv(QString::fromStdString(folder) + QStringLiteral("/statistics/data/jasa_stanford_heart.csv"));
    if (!csv.open(QIODevice::ReadOnly))
        return patients;
    const QList<QByteArray> header = csv.readLine().trimmed().replace("\"", "").split(',');
    while (!csv.atEnd()) {
        const QList<QByteArray> row = csv.readLine().trimmed().replace("\"", "").split(',');
        const auto cell = [&](const char *column) { return row[header.indexOf(column)].toInt(); };
        HeartPatient patient{cell("futime"), cell("fustat") == 1, {}};
        if (cell("transplant") == 1)
            patient.transplant = cell("wait.time");
        patients.push_back(patient);
    }
    return patients;
}

} // namespace milepost::test
