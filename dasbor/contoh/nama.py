"""Names: people who do not exist, groups as they are called here."""

import random

DEPAN_P = (
    "Aryani Betsi Damaris Dewi Dina Elisa Erni Ester Fitri Gloria Hartati Helena Hernita Ice Ida "
    "Irawati Juliana Karlina Kristin Lamiang Lestari Lidia Lina Lusia Maria Marlina Marta Melati "
    "Mina Natalia Neneng Nilawati Nopiana Norhayati Novita Nurul Oktavia Paulina Pebriani Rahel "
    "Rara Ratna Rawit Resti Rina Risna Rosalia Sari Selvia Setiawati Sintia Siti Susanti Suryani "
    "Tresia Uning Vera Wahyuni Warni Weni Yanti Yohana Yulinda Yunita"
).split()
DEPAN_L = (
    "Aditia Agustinus Anton Arianto Bambang Benyamin Budi Daniel Dedi Eko Elia Erwin Ferdi Frans "
    "Gerson Hadi Herianto Ilham Imanuel Indra Jaya Jefri Julius Karel Kornelius Leo Lukas Mardi "
    "Markus Natan Oktavianus Paulus Pebri Rahmat Rendi Riko Roni Ruben Samuel Sapto Septian "
    "Simson Sudarto Suriadi Teguh Timotius Untung Viktor Wahyu Wandi Yakub Yansen Yoel Yulius"
).split()
BELAKANG = (
    "Ambun Bahat Bangkan Bajik Binti Bungai Dawut Dehen Gaman Gantung Jangkan Kaharap Karsen Laju "
    "Lambung Langkai Mahar Manjin Nahan Ngantung Nyahu Ondol Pahu Panjung Rampai Rasau Runting "
    "Sahay Sangen Sangkai Sawang Silam Simpei Tamuei Tarung Tewas Timbang Tingang Tundan Tupak "
    "Udang Ujan Umbing Unjung Usop Uyun Wihin"
).split()

KELOMPOK = {
    "BKB": (
        "Anggrek Angsana Asoka Bakung Bougenvil Cempaka Dahlia Edelweis Flamboyan Kamboja Kasih Ibu "
        "Kenanga Lavender Lili Matahari Mawar Melati Nusa Indah Sakura Seroja Seruni Soka Tanjung "
        "Teratai Tulip Wijaya Kusuma"
    )
    .replace("Kasih Ibu", "Kasih_Ibu")
    .replace("Nusa Indah", "Nusa_Indah")
    .replace("Wijaya Kusuma", "Wijaya_Kusuma")
    .split(),
    "BKR": "Bina_Remaja Cahaya_Keluarga Harapan_Bangsa Harapan_Ibu Kasih_Sayang Mitra_Remaja "
    "Pelita_Hati Penyang Sahabat_Remaja Tunas_Harapan Tulip Matahari".split(),
    "BKL": "Bahagia Hapakat Lestari Mulia Panjang_Umur Sabar_Subur Sehati Sejahtera Senja_Ceria "
    "Tangguh Usia_Emas Wreda_Sehat".split(),
    "UPPKS": "Anyaman_Itah Berkat_Usaha Bina_Sejahtera Harapan_Jaya Hapakat_Usaha Itah_Maju "
    "Karya_Bersama Karya_Ibu Kasih_Bunda Keripik_Pelangi Maju_Bersama Mandiri Purun_Indah "
    "Rotan_Lestari Sinar_Kahayan Sumber_Rejeki Tambun_Bungai Tani_Makmur Usaha_Baru".split(),
    "PIKR": "Batang_Garing Bintang Cahaya_Muda Ceria Generasi_Emas Hapakat Harapan Isen_Mulang "
    "Pelangi Penyang_Hinje Sahabat Sinar_Muda Tunas_Muda".split(),
}
KELOMPOK = {jenis: [n.replace("_", " ") for n in nama] for jenis, nama in KELOMPOK.items()}
PRODUK = {
    "kuliner": ["Keripik pisang", "Abon ikan", "Kue lamang", "Sambal serai", "Kerupuk ikan"],
    "kerajinan": ["Anyaman rotan", "Tas purun", "Tikar purun", "Manik-manik", "Getah nyatu"],
    "pertanian": ["Sayur pekarangan", "Jahe", "Madu hutan", "Bibit karet"],
    "peternakan": ["Ayam kampung", "Telur itik", "Babi"],
    "perikanan": ["Ikan patin", "Ikan lele", "Ikan asap"],
    "perdagangan": ["Kios sembako", "Gas dan air galon"],
    "jasa": ["Jahit pakaian", "Sewa tenda"],
}


def orang(dadu: random.Random, jenis_kelamin: str) -> str:
    """A first and a last name."""
    depan = DEPAN_P if jenis_kelamin == "P" else DEPAN_L
    return f"{dadu.choice(depan)} {dadu.choice(BELAKANG)}"
